using Microsoft.AspNetCore.Http;

namespace Rencontres.Web.Routing;

/// <summary>What a request counts as.</summary>
internal enum RequestKind
{
    Read,

    Write,

    /// <summary>Of the script that saves while somebody types: as cheap as reading, and not to be held against who then sends.</summary>
    Autosave,
}

internal static class RequestKinds
{
    private const string Autosave = "autosave";

    /// <summary>Said in the address, for what is counted is counted before the body is read.</summary>
    public static bool IsAutosave(this HttpRequest request) => request.Query.ContainsKey(Autosave);
}
