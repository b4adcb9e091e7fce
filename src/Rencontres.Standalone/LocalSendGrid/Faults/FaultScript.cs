namespace Rencontres.Standalone.LocalSendGrid.Faults;

/// <summary>The faults on demand that are still to come, in the order asked for.</summary>
public sealed class FaultScript
{
    private readonly Lock gate = new();
    private readonly List<Scene> scenes = [];

    /// <summary>How many requests will still meet a step.</summary>
    public int Remaining
    {
        get
        {
            lock (gate)
                return scenes.Sum(scene => scene.Left);
        }
    }

    /// <summary>For the next requests, whatever they are.</summary>
    public void Enqueue(params IReadOnlyList<FaultStep> steps) => EnqueueFor(null, steps);

    /// <summary>For the next requests that have a recipient whose address contains <paramref name="matching"/>.</summary>
    /// <exception cref="ArgumentException">A step asks for what cannot be; then none is taken.</exception>
    public void EnqueueFor(string? matching, params IReadOnlyList<FaultStep> steps)
    {
        if (steps.Select(step => step.WhyImpossible()).FirstOrDefault(reason => reason is not null) is { } reason)
            throw new ArgumentException(reason, nameof(steps));

        lock (gate)
            scenes.AddRange(steps.Select(step => new Scene(step, matching)));
    }

    public void Clear()
    {
        lock (gate)
            scenes.Clear();
    }

    /// <summary>Takes the first step that is meant for such a request.</summary>
    internal FaultStep? Next(IEnumerable<string> recipients)
    {
        lock (gate)
        {
            var scene = scenes.Find(scene => scene.IsFor(recipients));
            if (scene is not null && --scene.Left == 0)
                scenes.Remove(scene);
            return scene?.Step;
        }
    }

    private sealed class Scene(FaultStep step, string? matching)
    {
        public FaultStep Step => step;
        public int Left { get; set; } = step.Times;

        public bool IsFor(IEnumerable<string> recipients) =>
            matching is null || recipients.Any(address => address.Contains(matching, StringComparison.OrdinalIgnoreCase));
    }
}
