namespace Rencontres.Rehearsal.Tests.Mails;

/// <summary>What people paste into lists and forms, and what those try who mean ill.</summary>
public static class NaughtyTexts
{
    /// <summary>Lists and fields of one line take these.</summary>
    public static TheoryData<string> OneLine =>
    [
        "{{ link }}", "{% if %}", "{% endfor %}{{ 'a' | upcase }}{%- raw -%}", "${link} #{link} %link% -name0- rqname0",
        "<script>alert('x')</script>", "<img src=x onerror=alert(1)>", "</title></td></table><h1>titre</h1>", "<!-- caché", "&amp; &lt;b&gt; &#x41; &nbsp; &",
        "O'Brien \"la Ville\", A; B", "**x** _y_ `z` ~~w~~", "[a](http://evil.example) ![b](http://evil.example/x.png)",
        "# titre", "- point", "1. un", "> cité", "---", "| a | b |", "finit par \\", "\\r\\nBcc: x@y.example", "%0d%0aBcc: x@y.example",
        "a\u2028Bcc: x@y.example\u2029b", "\"Maire\" <maire@evil.example>, x@y.example", "=?utf-8?B?QmNjOiB4QHkuZXhhbXBsZQ==?=", "=1+1", "+33 1", "@SUM(1)",
        "Ville\u202Enoitatsopmi\u202C", "\u05E9\u05DC\u05D5\u05DD \u200F\u05E2\u05D5\u05DC\u05DD", "e\u0301te\u0301 a\u0300\u0316\u0317\u0318\u0319 n\u0303",
        "👩‍👩‍👧 🏳️‍🌈 🇫🇷 𠮷野家", "\u200Bzéro\u200Dlargeur\u2060", "deux  blancs   et\u00A0insécable",
        "静岡県浜松市中央区役所\u3000国際課（御中）「様」", new string('é', 200), string.Concat(Enumerable.Repeat("国際交流課", 40)), new string('x', 200),
    ];

    /// <summary>Texts of many lines take these.</summary>
    public static TheoryData<string> ManyLines =>
    [
        "un\r\nBcc: x@y.example\r\n\r\n<b>deux</b>", "un\n\n# deux\n\n- trois\n\n    quatre", "a\n===\nb\n---\n```\nc", "一\n二\n{% raw %}\n三",
    ];

    /// <summary>A name is one line that can be printed; these are not.</summary>
    public static TheoryData<string> Unprintable =>
    [
        "a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\tb", "a\u0007b", "a\u001B[31mb", "a\u007Fb", "a\u0085b",
    ];
}
