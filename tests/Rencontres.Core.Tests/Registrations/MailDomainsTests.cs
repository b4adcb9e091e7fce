using CsCheck;
using Rencontres.Core.Registrations;

namespace Rencontres.Core.Tests.Registrations;

public sealed class MailDomainsTests
{
    private static readonly string[] Long = ["gmail.com", "wanadoo.fr", "laposte.net", "hotmail.fr", "outlook.com", "icloud.com", "yahoo.co.jp", "docomo.ne.jp", "softbank.ne.jp", "biglobe.ne.jp"];

    private static readonly string[] Real = ["mail.com", "email.com", "ymail.com"];

    [Theory]
    [InlineData("h.martin@gmial.com", "h.martin@gmail.com")]
    [InlineData("h.martin@gmail.con", "h.martin@gmail.com")]
    [InlineData("h.martin@gmail.co", "h.martin@gmail.com")]
    [InlineData("h.martin@gmail.fr", "h.martin@gmail.com")]
    [InlineData("h.martin@gmial.con", "h.martin@gmail.com")]
    [InlineData("H.Martin@Wanado.FR", "H.Martin@wanadoo.fr")]
    [InlineData("h.martin@ornage.fr", "h.martin@orange.fr")]
    [InlineData("h.martin@laposte.ney", "h.martin@laposte.net")]
    [InlineData("h.martin@ville-metz.rf", "h.martin@ville-metz.fr")]
    [InlineData("kokusai@yahoo.co.jpp", "kokusai@yahoo.co.jp")]
    [InlineData("kokusai@docomo.ne.jo", "kokusai@docomo.ne.jp")]
    [InlineData("ｋｏｋｕｓａｉ＠ｇｍａｌ．ｃｏｍ", "kokusai@gmail.com")]
    public void A_likely_slip_is_asked_about(string typed, string likely) => Assert.Equal(likely, MailDomains.Likely(typed, listed: null));

    [Theory]
    [InlineData("contact@ville-nanci.fr", "accueil@ville-nancy.fr", "contact@ville-nancy.fr")]
    [InlineData("contact@aixenprovence.example", "mairie@aix-en-provence.example", "contact@aix-en-provence.example")]
    [InlineData("contact@nanci.example", "mairie@nancy.example", "contact@nancy.example")]
    public void The_invitees_own_domain_is_known_too(string typed, string listed, string likely) => Assert.Equal(likely, MailDomains.Likely(typed, listed));

    [Theory]
    [InlineData("h.martin@gmail.com", null)]
    [InlineData("h.martin@orange.fr", "mairie@orange.com")]
    [InlineData("h.martin@mail.com", null)]
    [InlineData("h.martin@ymail.com", "h@gmail.com")]
    [InlineData("h.martin@sfe.fr", null)]
    [InlineData("h.martin@metz.example", "mairie@nancy.example")]
    [InlineData("contact@ville-nancy.fr", "mairie@grand-nancy.fr")]
    [InlineData("kokusai@city.shizuoka.lg.jp", "info@pref.shizuoka.jp")]
    [InlineData("kokusai@静岡市.example", null)]
    [InlineData("no address", "mairie@nancy.fr")]
    [InlineData("h.martin@gmial.example", null)]
    public void What_is_right_or_far_from_anything_is_not(string typed, string? listed) => Assert.Null(MailDomains.Likely(typed, listed));

    [Fact]
    public void Any_one_slip_in_a_well_known_domain_is_found_unless_it_makes_a_real_one() =>
        Gen.Select(Gen.OneOf(Long), Gen.Int[0, 12], Gen.Int[0, 3], Gen.Char['a', 'z']).Sample((domain, place, slip, letter) =>
        {
            var at = place % (domain.IndexOf('.', StringComparison.Ordinal) - 1);
            var typed = slip switch
            {
                0 => domain.Remove(at, 1),
                1 => domain.Insert(at, letter.ToString()),
                2 => domain[..at] + letter + domain[(at + 1)..],
                _ => domain[..at] + domain[at + 1] + domain[at] + domain[(at + 2)..],
            };

            var likely = MailDomains.Likely($"a@{typed}", listed: null);

            Assert.Equal(typed == domain || Real.Contains(typed) ? null : $"a@{domain}", likely);
        });

    [Fact]
    public void What_was_suggested_is_not_asked_about_again() =>
        Gen.Select(Gen.String[Gen.Char['a', 'z'], 1, 9], Gen.OneOf("com", "con", "fr", "rf", "jp", "co.jp", "ne.jpp", "net")).Sample((name, ending) =>
        {
            if (MailDomains.Likely($"a@{name}.{ending}", "b@ville-nancy.fr") is { } likely)
                Assert.Null(MailDomains.Likely(likely, "b@ville-nancy.fr"));
        });
}
