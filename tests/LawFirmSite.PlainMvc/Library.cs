using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.PlainMvc;

/// <summary>The database of the site, of which this program knows one table.</summary>
public sealed class Library(DbContextOptions<Library> options) : DbContext(options)
{
    public DbSet<Article> Articles => Set<Article>();
}

/// <summary>What its page shows.</summary>
public sealed class Article
{
    public int Id { get; init; }

    [Column("Published_Title")]
    public string? Title { get; init; }

    [Column("PublishedHtml_Html")]
    public string? Html { get; init; }
}
