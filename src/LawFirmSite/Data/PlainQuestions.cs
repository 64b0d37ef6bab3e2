using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace LawFirmSite.Data;

/// <summary>
/// Questions past EF Core, for what is asked once at a start and of no entity: making ready for such a question takes EF Core longer than
/// all answers together, and is felt at each start.
/// </summary>
internal static class PlainQuestions
{
    extension(DatabaseFacade database)
    {
        /// <summary>The first column of each row, as text. The words of <paramref name="sql"/> are the program's own, never anybody's input.</summary>
        public async Task<List<string>> AskPlainlyAsync(string sql, CancellationToken cancel)
        {
            await database.OpenConnectionAsync(cancel);
            try
            {
                return await database.GetDbConnection().AskPlainlyAsync(sql, cancel);
            }
            finally
            {
                await database.CloseConnectionAsync();
            }
        }
    }

    extension(DbConnection connection)
    {
        /// <summary>The same of a connection that is open.</summary>
        public async Task<List<string>> AskPlainlyAsync(string sql, CancellationToken cancel)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var rows = await command.ExecuteReaderAsync(cancel);
            var answers = new List<string>();
            while (await rows.ReadAsync(cancel)) answers.Add(Convert.ToString(rows.GetValue(0), CultureInfo.InvariantCulture)!);
            return answers;
        }
    }
}
