using Rencontres.Core.Mail;

namespace Rencontres.Testing.Memory;

/// <summary>Finds fault with the word « unknown » and nothing else.</summary>
public sealed class FakeTemplateCheck : ITemplateCheck
{
    public IReadOnlyList<TemplateFault> Check(string name, string source) =>
    [
        .. source.Split('\n')
            .Select((text, index) => (Column: text.IndexOf("unknown", StringComparison.Ordinal) + 1, Line: index + 1))
            .Where(place => place.Column > 0)
            .Select(place => new TemplateFault(place.Line, place.Column, "There is no \"unknown\".")),
    ];
}
