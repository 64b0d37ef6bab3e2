using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace LawFirmSite.Benchmarks.Load;

/// <summary>The least that an ASP.NET Core program can do: the same bytes with the same headers from memory, for any request.</summary>
internal static class BareKestrel
{
    /// <summary>Serves what <see cref="Answer.SaveAsync"/> kept until it is told to stop.</summary>
    public static async Task RunAsync(int port, string file)
    {
        var answer = await Answer.LoadAsync(file);
        var headers = answer.Headers.Select(header => KeyValuePair.Create(header.Key, new StringValues(header.Value))).ToArray();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenLocalhost(port);
        });
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.Run(context =>
        {
            var response = context.Response;
            foreach (var (name, value) in headers) response.Headers[name] = value;
            response.ContentLength = answer.Body.Length;
            return response.Body.WriteAsync(answer.Body).AsTask();
        });
        await app.RunAsync();
    }
}
