using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Web;

/// <summary>One page of a longer list, counted from 1.</summary>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Number, int Size, int Total)
{
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    /// <summary>The first page of an empty list exists; a page after the last does not.</summary>
    public bool Exists => Number >= 1 && Number <= Pages;

    public Pager Pager(string path, params IEnumerable<KeyValuePair<string, string?>> query) => new(path, Number, Pages, Total, [.. query]);
}

/// <summary>What the pager under a list needs: where it is and how addresses of other pages are made.</summary>
public sealed record Pager(string Path, int Number, int Pages, int Total, IReadOnlyList<KeyValuePair<string, string?>> Query)
{
    /// <summary>What is counted.</summary>
    public string Unit { get; init; } = "篇";

    /// <summary>First, last and two on either side of the current one; 0 stands for a gap.</summary>
    public IEnumerable<int> Numbers()
    {
        var last = 0;
        foreach (var number in Enumerable.Range(1, Pages).Where(n => n == 1 || n == Pages || Math.Abs(n - Number) <= 2))
        {
            if (number - last > 1) yield return 0;
            yield return last = number;
        }
    }

    /// <summary>The first page has the bare address, so that it has only one.</summary>
    public string Address(int number)
    {
        var query = Query.Where(pair => !string.IsNullOrEmpty(pair.Value));
        if (number > 1) query = query.Append(new("page", number.ToString(CultureInfo.InvariantCulture)));
        return Path + QueryString.Create(query);
    }
}

/// <summary>Cuts a query into pages.</summary>
public static class Paging
{
    public const int ListSize = 20;

    public static async Task<Paged<T>> ToPagedAsync<T>(this IQueryable<T> query, int number, int size, CancellationToken cancel)
    {
        var total = await query.CountAsync(cancel);
        // A number beyond every list is answered by Paged.Exists; it must not overflow here.
        var skip = Math.Clamp(number - 1L, 0, int.MaxValue / size) * size;
        return new(await query.Skip((int)skip).Take(size).ToListAsync(cancel), number, size, total);
    }
}
