namespace LawFirmSite.Web;

/// <summary>
/// Parts of the frameworks that nothing here uses and that every start would pay for. They can only be told by the names of their classes; where one
/// is called otherwise the program ends at its start, where it is seen.
/// </summary>
public static class LeftOut
{
    private static readonly string[] Names =
    [
        // No controller is one for programs, and none has properties for notices or for data of its view; MVC would look at each for that.
        "ApiBehaviorApplicationModelProvider",
        "TempDataApplicationModelProvider",
        "ViewDataAttributeApplicationModelProvider",
        // Reads the keys of cookies before the first reader comes, who needs none. Whoever signs in reads them.
        "DataProtectionHostedService",
    ];

    /// <summary>After all else that is added: what is taken out sooner comes back with the next that needs the same framework.</summary>
    /// <exception cref="InvalidOperationException">None is called so, or more than one.</exception>
    public static void LeaveOutUnused(this WebApplicationBuilder builder)
    {
        foreach (var name in Names)
        {
            var one = builder.Services.Where(service => !service.IsKeyedService && service.ImplementationType?.Name == name).ToList();
            if (one is not [var unused]) throw new InvalidOperationException($"{one.Count} services are called {name}, where one was to be left out.");
            builder.Services.Remove(unused);
        }
    }
}
