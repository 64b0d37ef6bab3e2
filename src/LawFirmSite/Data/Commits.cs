using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace LawFirmSite.Data;

/// <summary>A transaction under the strategy of a database whose connection may fail at any moment, COMMIT included.</summary>
internal static class Commits
{
    /// <summary>
    /// Does the deed in a transaction, from its start again as often as the strategy allows. After a fault during COMMIT it is only done
    /// again when <paramref name="isDone"/> says that it is not there; WasLost says that it is, and that nobody has heard of it.
    /// </summary>
    public static async Task<(T Result, bool WasLost)> CommittedAsync<T>(
        this DatabaseFacade database, Func<Task<T>> deed, Func<T, bool> counts, Func<CancellationToken, Task<bool>> isDone, CancellationToken cancel)
    {
        // Whatever goes wrong undoes all, so no save has to be undone by itself.
        database.AutoSavepointsEnabled = false;
        var (isCommitting, result, wasLost) = (false, default(T)!, false);
        await database.CreateExecutionStrategy().ExecuteAsync(deed, async (_, work, token) =>
        {
            isCommitting = false;
            await using var transaction = await database.BeginTransactionAsync(token);
            result = await work();
            if (!counts(result)) return result;

            isCommitting = true;
            await transaction.CommitAsync(token);
            return result;
        }, async (_, _, token) => new(wasLost = isCommitting && await isDone(token), result), cancel);
        return (result, wasLost);
    }
}
