using System.Diagnostics;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LawFirmSite.Data.SqlServer;

/// <summary>
/// Does again what a passing fault of the connection undid, for as long as somebody can be left waiting: then they get the fault itself,
/// and a page that says so. A fault during COMMIT is looked into, however late it is. A server that is away is not waited for (<see cref="ServerReach"/>).
/// Not public: MVC looks at all classes that are, and a site on SQLite would load the client of the other database with this one.
/// </summary>
internal sealed class BriefRetries(ExecutionStrategyDependencies dependencies) : SqlServerRetryingExecutionStrategy(dependencies, MostTries, LongestPause, errorNumbersToAdd: null)
{
    private const int MostTries = 6;

    /// <summary>From this severity on the connection is lost, whatever its number is on this system.</summary>
    internal const byte ConnectionIsLost = 20;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Together with the time-out of a connection it stays below what <see cref="SqlServerConnections.MostSeconds"/> promises.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private long _began;

    protected override void OnFirstExecution()
    {
        base.OnFirstExecution();
        _began = Stopwatch.GetTimestamp();
    }

    protected override bool ShouldVerifySuccessOn(Exception exception) => IsPassing(exception);

    // Said here and not by a delay of null, which would wrap the fault in an exception that no page knows.
    protected override bool ShouldRetryOn(Exception exception) =>
        IsPassing(exception) && ExceptionsEncountered.Count < MostTries && Stopwatch.GetElapsedTime(_began) < Patience;

    private bool IsPassing(Exception exception) => base.ShouldRetryOn(exception) || exception is SqlException { Class: >= ConnectionIsLost };
}
