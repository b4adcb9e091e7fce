namespace Microsoft.DurableTask;

public sealed class TaskFailedException(string taskName, int taskId, Exception innerException) : Exception(innerException.Message, innerException)
{
    public string TaskName { get; } = taskName;

    public int TaskId { get; } = taskId;
}
