namespace LawFirmSite.Data;

/// <summary>
/// What a process does by itself every so often for as long as it runs. A time that goes wrong is told in the log and is not the end of it: the
/// next one comes.
/// </summary>
public abstract class PeriodicWork(TimeSpan interval, TimeProvider time, ILogger log) : BackgroundService
{
    protected ILogger Log { get; } = log;

    /// <summary>What is to be done each time.</summary>
    protected abstract Task WorkAsync(CancellationToken cancel);

    /// <summary>Tells of a time that went wrong.</summary>
    protected virtual void Failed(Exception exception) => Log.LogWarning(exception, "{Work} went wrong; it is tried again", GetType().Name);

    /// <summary>Does it now. Only being told to stop gets out of it.</summary>
    protected async Task TryAsync(CancellationToken cancel)
    {
        try
        {
            await WorkAsync(cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            Failed(exception);
        }
    }

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Whoever has something left does it in StopAsync.
        }
    }
}
