namespace Appliance.Storage.Writing;

/// <inheritdoc cref="WritePiece"/>
internal sealed class WritePiece<T>(Func<IWriteSession, T> work, CancellationToken cancellationToken) : WritePiece(cancellationToken)
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Completion => _completion.Task;

    public override string Description => $"{work.Method.DeclaringType?.FullName}.{work.Method.Name}";

    public override void Run(IWriteSession session) => _result = work(session);

    public override void Settle()
    {
        if (Failure is null)
            _completion.TrySetResult(_result!);
        else if (Failure is OperationCanceledException && CancellationToken.IsCancellationRequested)
            _completion.TrySetCanceled(CancellationToken);
        else
            _completion.TrySetException(Failure);
    }
}
