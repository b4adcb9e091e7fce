using System.Text;

namespace Rencontres.Web.Tests.Pages;

/// <summary>Bodies that no browser sends: each is broken in one way, and none says enough to be stored.</summary>
internal static class OddBodies
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data; boundary=limit";
    private static readonly byte[] Whole = Encoding.UTF8.GetBytes(Part("contact.name", "Hélène") + Part("delegates[0].name", "Loïc") + "--limit--\r\n");

    private static readonly string[] Texts =
    [
        "", "&", "=", "&&==&", "a", "%", "%zz=1", "contact.name=%", "contact.name=%c3", "contact.name=%ed%a0%80&comment=%ed%b0%80", "comment=%00%00", "comment=%u00e9",
        "contact.name=%ff%fe", "delegates[0].name=%00", "delegates[999999].name=x", "delegates[-1].name=x", "delegates[99999999999].name=x", "suggestions[0].about=%00&suggestions[0].topic=x",
        "revision=99999999999999", "language=%00", "action=%00", "action=withdraw", "action=withdraw-confirmed", "opened=.", "opened=AAAA.AAAA", "organisation.kind=%f0%9f%92%a9",
        "__proto__=1", "contact.email=a%0d%0aBcc:b@mairie.example",
    ];

    private static readonly string[] Types =
    [
        Form, $"{Form}; charset=utf-7", $"{Form}; charset=utf-16", $"{Form}; charset=shift_jis", $"{Form}; charset=nonsense", $"{Form}; charset=", Multipart, "multipart/form-data",
        "multipart/form-data; boundary=", $"multipart/form-data; boundary={new string('b', 300)}", "text/plain", "application/json", "application/xml",
    ];

    public static IEnumerable<(string Type, byte[] Body)> All =>
        Texts.SelectMany(text => Types.Take(8).Select(type => (type, Encoding.Latin1.GetBytes(text))))
            .Concat(Enumerable.Range(0, Whole.Length).Where(length => length % 4 == 0).Select(length => (Multipart, Whole[..length])))
            .Concat(Types.Select(type => (type, Whole)))
            .Concat(Large)
            .Concat(Noise);

    private static IEnumerable<(string, byte[])> Large =>
    [
        (Form, Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, 9000).Select(number => $"k{number}")))),
        (Form, Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, 2500).Select(number => $"delegates[{number}].name=x")))),
        (Form, Encoding.UTF8.GetBytes($"{new string('k', 5000)}=1")),
        (Form, Encoding.UTF8.GetBytes($"comment={new string('c', 60_000)}")),
        (Form, new byte[66_000]),
        (Multipart, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 900).Select(number => Part($"k{number}", "v"))))),
        (Multipart, Encoding.UTF8.GetBytes(Part(new string('k', 9000), "v"))),
        (Multipart, Encoding.UTF8.GetBytes("--limit\r\nContent-Disposition: form-data; name=comment; filename=a.exe\r\nContent-Type: application/x-none\r\n\r\nMZ\r\n--limit--\r\n")),
    ];

    private static IEnumerable<(string, byte[])> Noise
    {
        get
        {
            var random = new Random(5);
            for (var number = 0; number < 30; number++)
            {
                var body = new byte[random.Next(1, 2000)];
                random.NextBytes(body);
                yield return (number % 2 == 0 ? Form : Multipart, body);
            }
        }
    }

    private static string Part(string name, string value) => $"--limit\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";
}
