using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LawFirmSite.Data.SqlServer;

/// <summary>
/// Whether the server can be reached. The client makes connections one after the other, so those who wait for a server that is away would wait
/// for each other as well: whoever finds out ends the waiting of all, for a second nobody tries, and then one does. Who found out by a command
/// that was not answered in time has waited long enough for the page that says so not to wait again.
/// </summary>
public sealed class ServerReach(TimeProvider time) : DbConnectionInterceptor, IDbCommandInterceptor
{
    private const int TimedOut = -2;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private CancellationTokenSource _lost = new();
    private bool _isAway;
    private Exception? _why;
    private bool _isTried;
    private long _since;

    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        var lost = Enter();
        try
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(lost, cancellationToken);
            await connection.OpenAsync(waiting.Token);
            Leave(isAway: false);
            return InterceptionResult.Suppress();
        }
        catch (Exception exception)
        {
            // Whatever the client makes of having been called off says nothing of the server.
            var isCalledOff = lost.IsCancellationRequested || cancellationToken.IsCancellationRequested;
            Leave(isCalledOff ? null : IsAway(exception), exception);
            if (isCalledOff && !cancellationToken.IsCancellationRequested) throw new ServerAwayException(_why);
            throw;
        }
    }

    // Keys and little else are read so.
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Enter();
        try
        {
            connection.Open();
            Leave(isAway: false);
            return InterceptionResult.Suppress();
        }
        catch (Exception exception)
        {
            Leave(IsAway(exception), exception);
            throw;
        }
    }

    public void CommandFailed(DbCommand command, CommandErrorEventData eventData)
    {
        // A connection that was lost at once is another matter: the next one may be good, and is tried. And a server that takes note of being given up
        // is there, and something in it is locked: its connection is still open then.
        if (eventData.Exception is not SqlException { Number: TimedOut } || command.Connection is { State: ConnectionState.Open }) return;

        Leave(isAway: true, eventData.Exception);
        // Those that are open would look as if it was there.
        if (command.Connection is SqlConnection connection) SqlConnection.ClearPool(connection);
    }

    public Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        CommandFailed(command, eventData);
        return Task.CompletedTask;
    }

    /// <summary>Ends when the server is found to be away.</summary>
    /// <exception cref="ServerAwayException">That is known.</exception>
    private CancellationToken Enter()
    {
        lock (_lock)
        {
            if (!_isAway) return _lost.Token;
            if (_isTried || time.GetElapsedTime(_since) < Pause) throw new ServerAwayException(_why);

            _isTried = true;
            return CancellationToken.None;
        }
    }

    /// <param name="isAway">Null when nothing was learnt of it: who asked has left.</param>
    private void Leave(bool? isAway, Exception? why = null)
    {
        CancellationTokenSource? over = null;
        lock (_lock)
        {
            _isTried = false;
            if (isAway is not { } away) return;

            if (away && !_isAway) over = _lost;
            if (!away && _isAway) _lost = new();
            (_isAway, _why, _since) = (away, away ? why : null, time.GetTimestamp());
        }
        // Outside: those who wait go on from here.
        over?.Cancel();
    }

    private static bool? IsAway(Exception exception) => exception switch
    {
        SqlException { Class: >= BriefRetries.ConnectionIsLost } or SqlException { Number: TimedOut } => true,
        DbException => false,
        _ => null,
    };
}

/// <summary>The server cannot be reached, as somebody has found out a moment ago, and why not.</summary>
public sealed class ServerAwayException(Exception? why) : DbException($"The database server cannot be reached. {why?.Message}".TrimEnd(), why);
