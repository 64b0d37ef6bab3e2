using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace LawFirmSite.Tests;

/// <summary>What deploy/ says is what the program understands. That nginx does too is shown by TwoNodesTests, which runs it.</summary>
public sealed class DeployTests
{
    private static readonly string Folder = Path.Combine(TestSite.Repository, "deploy");

    private readonly YamlNode _compose = Documents("compose.yaml").Single();
    private readonly IReadOnlyList<YamlNode> _kubernetes = Documents("kubernetes.yaml");

    [Fact]
    public void Every_setting_is_one_that_operations_md_names()
    {
        var named = Regex.Matches(File.ReadAllText(Path.Combine(TestSite.Repository, "docs", "operations.md")), @"`(\w+(:\w+)*)`").Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        string[] told = [.. At(_compose, "services", "site-a", "environment").Children.Keys.Select(Text), .. Container["env"].Items().Select(setting => Text(setting["name"]))];

        Assert.True(told.Length >= 10);
        Assert.All(told, setting => Assert.Contains(setting.Replace("__", ":", StringComparison.Ordinal), named));
    }

    [Fact]
    public void The_proxy_asks_the_nodes_by_their_names_and_they_believe_its_address()
    {
        var nginx = File.ReadAllText(Path.Combine(Folder, "nginx.conf"));
        var nodes = Regex.Matches(nginx, @"server (site-\w+):(\d+) ").Select(match => (match.Groups[1].Value, match.Groups[2].Value)).ToList();
        var services = At(_compose, "services");

        Assert.Equal(2, nodes.Count);
        foreach (var (name, port) in nodes)
        {
            var settings = At(services, name, "environment");
            Assert.EndsWith($":{port}", Text(settings["Urls"]), StringComparison.Ordinal);
            Assert.Equal(Text(At(services, "proxy", "networks", "site")["ipv4_address"]), Text(settings["Site__KnownProxies__0"]));
        }
        // The address that is believed must be one of the network.
        Assert.StartsWith("10.80.0.", Text(At(services, "proxy", "networks", "site")["ipv4_address"]), StringComparison.Ordinal);
        Assert.Contains("10.80.0.0/24", File.ReadAllText(Path.Combine(Folder, "compose.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void Probes_ask_what_the_site_answers_on_the_port_that_the_service_leads_to()
    {
        var port = Text(Container["ports"].Items().Single()["containerPort"]);
        foreach (var probe in new[] { "startupProbe", "livenessProbe", "readinessProbe" })
        {
            var asked = Container[probe]["httpGet"];
            Assert.Contains(Text(asked["path"]), (string[])["/health/live", "/health/ready"]);
            Assert.Equal(port, Text(asked["port"]));
        }
        // A database that is away is no reason to start the program again.
        Assert.Equal("/health/live", Text(Container["livenessProbe"]["httpGet"]["path"]));
        var service = _kubernetes.Single(document => Text(document["kind"]) == "Service")["spec"];
        Assert.Equal(port, Text(service["ports"].Items().Single()["targetPort"]));
        Assert.Equal(Text(Pod["metadata"]["labels"]["app"]), Text(service["selector"]["app"]));
        Assert.All(Container["volumeMounts"].Items(), mount => Assert.Contains(Text(mount["name"]), Pod["spec"]["volumes"].Items().Select(volume => Text(volume["name"]))));
    }

    private YamlNode Pod => _kubernetes.Single(document => Text(document["kind"]) == "Deployment")["spec"]["template"];

    private YamlNode Container => Pod["spec"]["containers"].Items().Single();

    private static IReadOnlyList<YamlNode> Documents(string file)
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(Path.Combine(Folder, file));
        yaml.Load(text);
        return [.. yaml.Documents.Select(document => document.RootNode)];
    }

    private static YamlMappingNode At(YamlNode node, params string[] path) => (YamlMappingNode)path.Aggregate(node, (at, name) => at[name]);

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}

internal static class YamlLists
{
    public static IEnumerable<YamlNode> Items(this YamlNode node) => (YamlSequenceNode)node;
}
