namespace Rencontres.Mail.Tests.Templates;

/// <summary>What people paste into forms.</summary>
public static class NaughtyValues
{
    public static TheoryData<string> OneLine =>
    [
        "**gras** _italique_ `code` ~~x~~",
        "[lien](https://evil.example) ![image](https://evil.example/x.png)",
        "<https://evil.example> <b>b</b> <script>alert('x')</script> & &amp; &#42; \"q\"",
        "{{ link }} {% if x %} {{ 'a' | upcase }} {%- raw -%}",
        "# titre", "- point", "1. un", "> cité",
        "---", "===", "+ a", "* a", "```", "~~~", "    code", "\tcode", "| a | b |", "[ref]: https://evil.example",
        "  deux blancs devant et derrière  ",
        "finit par une barre \\", "\\", "]( )", ")", "](https://evil.example)", "&lt;", "&",
        "שלום עולם \u202Eevil\u202C ‏", "山田 太郎（国際課）「様」", "é à ü 👩‍👩‍👧 𠮷野家", "O'Brien, A; B",
        "rq", "​zero width", "a\u00A0b",
        new string('é', 200),
        "Ville de Saint-Étienne-du-Rouvray-lès-Elbeuf_sur_Seine (Métropole*Rouen) - 76800 !",
    ];

    public static TheoryData<string> ManyLines =>
    [
        "une\ndeux", "une\n\ntrois", "\nvide devant", "vide derrière\n", "- a\n- b\n\n# c\n\n    d", "a\n===\nb\n---",
    ];
}
