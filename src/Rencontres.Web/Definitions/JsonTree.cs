using System.Globalization;
using System.Numerics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Rencontres.Web.Definitions;

/// <summary>Reads JSON for the validator of schemas: dates stay text, and numbers that it cannot compare become text too, which is no number either.</summary>
internal static class JsonTree
{
    private const double Largest = 1e15;

    /// <exception cref="JsonReaderException">A value cannot be read, though it is JSON.</exception>
    public static JToken Read(byte[] utf8)
    {
        using var reader = new JsonTextReader(new StreamReader(new MemoryStream(utf8))) { DateParseHandling = DateParseHandling.None };
        var root = JToken.ReadFrom(reader);
        if (root is JContainer container)
        {
            foreach (var number in container.Descendants().OfType<JValue>().Where(IsBeyondComparing).ToList())
                number.Value = Convert.ToString(number.Value, CultureInfo.InvariantCulture);
        }

        return root;
    }

    /// <param name="path">As in <see cref="JsonPlaces"/>; a name in it may have points of its own.</param>
    public static JToken? Find(JToken root, string path) =>
        root.SelectToken(path) ?? (root as JContainer)?.Descendants().FirstOrDefault(token => token is not JProperty && PathOf(token) == path);

    private static string PathOf(JToken token) => token.Path.Replace("['", ".", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal);

    private static bool IsBeyondComparing(JValue value) => value.Value switch
    {
        BigInteger => true,
        long whole => Math.Abs((double)whole) > Largest,
        double number => !(Math.Abs(number) <= Largest),
        _ => false,
    };
}
