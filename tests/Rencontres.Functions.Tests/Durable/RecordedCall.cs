namespace Rencontres.Functions.Tests.Durable;

/// <summary>A call that an orchestration made, as its history keeps it.</summary>
/// <param name="Kind">activity, orchestrator, timer, event or continue.</param>
/// <param name="Input">In JSON.</param>
/// <param name="Result">In JSON; null while there is none.</param>
/// <param name="Failed">Whether it ended in a failure.</param>
public sealed record RecordedCall(string Kind, string Name, string? Input, string? Result = null, bool Failed = false);
