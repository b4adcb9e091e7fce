using Rencontres.Core.Registrations;

namespace Rencontres.Core.Tests.Registrations;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("mairie@nancy.example", "mairie@nancy.example")]
    [InlineData("  mairie@nancy.example ", "mairie@nancy.example")]
    [InlineData("Relations.Internationales+japon@Nancy.Example", "Relations.Internationales+japon@Nancy.Example")]
    [InlineData("o'neil@nancy.example", "o'neil@nancy.example")]
    [InlineData("mairie@saint-étienne.example", "mairie@xn--saint-tienne-geb.example")]
    [InlineData("kokusai@静岡市.example", "kokusai@xn--4ity5af27j.example")]
    [InlineData("a@b.c.d.example", "a@b.c.d.example")]
    public void A_bare_address_is_taken(string text, string address)
    {
        Assert.True(EmailAddress.TryParse(text, out var parsed));
        Assert.Equal(address, parsed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nancy")]
    [InlineData("@nancy.example")]
    [InlineData("mairie@")]
    [InlineData("mairie@nancy")]
    [InlineData("mairie@nancy..example")]
    [InlineData("mairie@.example")]
    [InlineData("mairie@nancy.example.")]
    [InlineData("mairie@-nancy.example")]
    [InlineData("mairie@nan_cy.example")]
    [InlineData(".mairie@nancy.example")]
    [InlineData("mairie.@nancy.example")]
    [InlineData("mai..rie@nancy.example")]
    [InlineData("mairie@nancy@example.org")]
    [InlineData("Mairie <mairie@nancy.example>")]
    [InlineData("a@nancy.example, b@nancy.example")]
    [InlineData("a@nancy.example;b@nancy.example")]
    [InlineData("\"mairie\"@nancy.example")]
    [InlineData("mai rie@nancy.example")]
    [InlineData("mairie@nancy.example\r\nBcc: all@nancy.example")]
    [InlineData("mairie@[127.0.0.1]")]
    [InlineData("国際課@nancy.example")]
    [InlineData("mairie\u0001@nancy.example")]
    public void Anything_else_is_not(string? text)
    {
        Assert.False(EmailAddress.TryParse(text, out var address));
        Assert.Empty(address);
    }

    [Fact]
    public void An_address_has_at_most_254_characters_as_it_is_sent()
    {
        static string Domain(int labels) => string.Join('.', Enumerable.Repeat(new string('b', 20), labels)) + ".example";

        var longest = new string('a', 254 - Domain(9).Length - 1) + "@" + Domain(9);

        Assert.True(EmailAddress.TryParse(longest, out _));
        Assert.False(EmailAddress.TryParse("a" + longest, out _));
    }

    [Fact]
    public void A_domain_in_another_script_counts_as_it_is_sent()
    {
        var domain = string.Join('.', Enumerable.Repeat("é" + new string('b', 20), 8)) + ".example";

        Assert.True(EmailAddress.TryParse($"a@{domain}", out var address));
        Assert.False(EmailAddress.TryParse($"{new string('a', 255 - address.Length + 1)}@{domain}", out _));
    }
}
