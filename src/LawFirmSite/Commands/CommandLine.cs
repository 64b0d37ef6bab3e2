using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using Microsoft.AspNetCore.Connections;

namespace LawFirmSite.Commands;

/// <summary>
/// The program's words: <c>serve</c> (also without a word), <c>migrate</c>, <c>import</c>, <c>intake</c>, <c>export</c>, <c>backup</c>, <c>restore</c>, <c>staff</c>, <c>check</c>.
/// Settings written as <c>--Section:Key=value</c> may stand anywhere and go to the configuration.
/// </summary>
internal sealed class CommandLine
{
    // What ASP.NET Core's own tools pass, besides anything with a colon in its name.
    private static readonly string[] HostSettings = ["--urls", "--environment", "--contentRoot", "--applicationName"];

    private readonly ParseResult _parsed;
    private readonly bool _onlyExplains;
    private WebApplication? _app;

    private CommandLine(string[] words, string[] settings)
    {
        Settings = settings;
        ContentRoot = settings.FirstOrDefault(s => s.StartsWith("--contentRoot=", StringComparison.OrdinalIgnoreCase))?.Split('=', 2)[1];
        _parsed = Describe().Parse(words);
        _onlyExplains = _parsed.Errors.Count == 0 && _parsed.Action is System.CommandLine.Help.HelpAction || words.Contains("--version");
    }

    public string[] Settings { get; }

    public string? ContentRoot { get; }

    /// <summary>The words ask for help or are wrong; either way there is nothing to run.</summary>
    public bool Refused => _onlyExplains || _parsed.Errors.Count > 0;

    public static CommandLine Read(string[] args)
    {
        var words = new List<string>();
        var settings = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (!IsSetting(args[i]))
            {
                words.Add(args[i]);
                continue;
            }
            var isPair = !args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Length;
            settings.Add(isPair ? $"{args[i]}={args[++i]}" : args[i]);
        }
        return new([.. words], [.. settings]);
    }

    public int ExplainUsage()
    {
        var code = _parsed.Invoke();
        return _onlyExplains ? code : ExitCode.WrongUsage;
    }

    public async Task<int> RunAsync(WebApplication app)
    {
        _app = app;
        try
        {
            return await _parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception exception) when (Reason(exception) is { } reason)
        {
            await Console.Error.WriteLineAsync(reason);
            return ExitCode.Refused;
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private RootCommand Describe()
    {
        var serve = new Command("serve", "Serves the site (also without a word). Creates or migrates the database first.");
        serve.SetAction((_, _) => Serve.RunAsync(_app!));

        var migrate = new Command("migrate", "Creates the database or brings it to this version.");
        migrate.SetAction((_, cancel) => Migrate.RunAsync(_app!, cancel));

        var paths = new Argument<string[]>("paths") { Description = "Text, HTML, Markdown or docx files, folders of them, or a folder made by export.", Arity = ArgumentArity.OneOrMore };
        var publish = new Option<bool>("--publish") { Description = "Publishes what is imported; otherwise it becomes drafts." };
        var import = new Command("import", "Brings articles into the site.") { paths, publish };
        import.SetAction((parsed, cancel) => Import.RunAsync(_app!, parsed.GetValue(paths)!, parsed.GetValue(publish), cancel));

        var file = new Argument<string>("file") { Description = "A text, HTML, Markdown or docx file; - reads standard input." };
        var json = new Option<bool>("--json") { Description = "Prints everything as JSON; otherwise a summary." };
        var areaCode = new Option<string?>("--area-code") { Description = "Completes local telephone numbers, such as 0355." };
        var intake = new Command("intake", "Shows what import would make of a page. Changes nothing and needs no database.") { file, json, areaCode };
        intake.SetAction((parsed, cancel) => Intake.RunAsync(parsed.GetValue(file)!, parsed.GetValue(json), parsed.GetValue(areaCode), cancel));

        var folder = new Argument<string>("folder") { Description = "A new or empty folder." };
        var export = new Command("export", "Writes articles, pages and directory to a folder that import reads again.") { folder };
        export.SetAction((parsed, cancel) => Export.RunAsync(_app!, parsed.GetValue(folder)!, cancel));

        var to = new Argument<string>("file") { Description = "A new file." };
        var backup = new Command("backup", "Writes everything to one file while the site runs, and verifies it.") { to };
        backup.SetAction((parsed, cancel) => Backups.BackUpAsync(_app!, parsed.GetValue(to)!, cancel));

        var from = new Argument<string>("file") { Description = "A file made by backup." };
        var verifyOnly = new Option<bool>("--verify-only") { Description = "Only looks whether the backup is whole." };
        var restore = new Command("restore", "Puts a backup in the place of the database, which is kept beside it; on SQL Server, into a new one. The site must be stopped.") { from, verifyOnly };
        restore.SetAction((parsed, cancel) => Backups.RestoreAsync(_app!, parsed.GetValue(from)!, parsed.GetValue(verifyOnly), cancel));

        var check = new Command("check", "Looks at configuration and database; the exit code says whether all is well.");
        check.SetAction((_, cancel) => Check.RunAsync(_app!, cancel));

        var root = new RootCommand("The web site of a law firm. Settings may follow any command as --Section:Key=value.")
        {
            serve, migrate, import, intake, export, backup, restore, DescribeStaff(), check,
        };
        root.SetAction((_, _) => Serve.RunAsync(_app!));
        return root;
    }

    private Command DescribeStaff()
    {
        var user = new Option<string>("--user") { Description = "The name to sign in with.", Required = true };
        var role = new Option<Data.Accounts.StaffRole>("--role") { Description = "Author, Editor or Administrator.", Required = true };
        // An enumeration would also take any number.
        role.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: var value }] && !Enum.GetNames<Data.Accounts.StaffRole>().Contains(value, StringComparer.OrdinalIgnoreCase))
                given.AddError($"There is no role '{value}'; use Author, Editor or Administrator.");
        });
        var name = new Option<string?>("--name") { Description = "The name colleagues see; the user name when left out." };
        var password = new Option<bool>("--password-stdin") { Description = "Reads the password from the first line of standard input.", Required = true };

        var add = new Command("add", "Adds a member of staff who can sign in at once.") { user, role, name, password };
        add.SetAction((parsed, cancel) => Staff.AddAsync(_app!, parsed.GetValue(user)!, parsed.GetValue(name), parsed.GetValue(role), cancel));

        var list = new Command("list", "Lists accounts with role and state.");
        list.SetAction((_, cancel) => Staff.ListAsync(_app!, cancel));

        var disable = new Command("disable", "Shuts an account out; open sessions end at once.") { user };
        disable.SetAction((parsed, cancel) => Staff.DisableAsync(_app!, parsed.GetValue(user)!, cancel));

        var secondFactor = new Option<bool>("--second-factor") { Description = "Also removes authenticator app, recovery codes and passkeys, for who has lost them all." };
        var reset = new Command("reset", "Sets a new password and lets a disabled or locked account in again.") { user, password, secondFactor };
        reset.SetAction((parsed, cancel) => Staff.ResetAsync(_app!, parsed.GetValue(user)!, parsed.GetValue(secondFactor), cancel));

        return new Command("staff", "Accounts of staff.") { add, list, disable, reset };
    }

    private static bool IsSetting(string arg)
    {
        if (!arg.StartsWith("--", StringComparison.Ordinal)) return false;
        var name = arg.Split('=', 2)[0];
        // Our own options are lower-case words, so a capital letter is a section of the settings.
        return name.Contains(':', StringComparison.Ordinal) || (name.Length > 2 && char.IsAsciiLetterUpper(name[2])) || HostSettings.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A sentence for what an operator can mend; null for our own mistakes, which keep their stack trace.</summary>
    private static string? Reason(Exception exception) => exception switch
    {
        RefusedException or Data.Backup.BackupException or Data.SettingException or Data.Seeding.ContentFileException => exception.Message,
        IOException { InnerException: AddressInUseException } => $"{exception.Message} Another program uses this port; choose another with --urls=http://localhost:5081.",
        IOException or UnauthorizedAccessException => exception.Message,
        Microsoft.Data.Sqlite.SqliteException sqlite => SqliteReason(sqlite),
        DbException => $"The database does not answer: {exception.Message}",
        Microsoft.EntityFrameworkCore.DbUpdateException { InnerException: { } inner } => Reason(inner),
        FormatException or UriFormatException => $"A setting cannot be read: {exception.Message}",
        OperationCanceledException => "Stopped before it was finished; what was reported as done is kept.",
        _ => null,
    };

    /// <summary>The sentence for what goes away without another program: a disk, a lock, a right, a server. Null for anything else.</summary>
    internal static string? PassingReason(Exception exception) => exception switch
    {
        AddressInUseException or { InnerException: AddressInUseException } => null,
        IOException or UnauthorizedAccessException or DbException or Microsoft.EntityFrameworkCore.DbUpdateException => Reason(exception),
        _ => null,
    };

    private static string SqliteReason(Microsoft.Data.Sqlite.SqliteException exception) => exception.SqliteErrorCode switch
    {
        5 or 6 => "The database is locked by another program. Stop it, or try again in a moment.",
        8 => "The database is read-only. Give this program the right to write to the file and its folder (Data:Folder).",
        10 => "The disk under the database reports an error; look at the disk before anything else.",
        11 or 26 => "The database file is damaged or is not a database. Put the newest backup in its place.",
        13 => "The disk is full. Make room, then try again; nothing was lost.",
        14 => "The database cannot be opened. Check that Data:Folder exists and that this program may write to it.",
        _ => $"The database refused: {exception.Message}",
    };
}
