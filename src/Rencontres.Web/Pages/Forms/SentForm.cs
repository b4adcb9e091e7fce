using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Web.Routing;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages.Forms;

/// <summary>A form that was sent, with the button that sent it and the words to answer in.</summary>
internal sealed record SentForm(TypedBulletin Typed, string Action, ProductTexts Texts)
{
    public const string More = "more";
    public const string Language = "language";
    public const string Save = "save";
    public const string Autosave = "autosave";
    public const string Discard = "discard";
    public const string Withdraw = "withdraw";
    public const string WithdrawConfirmed = "withdraw-confirmed";

    /// <summary>Whether it was the bulletin that was sent; pages with a button only send none of its fields.</summary>
    public bool IsBulletin { get; init; }

    /// <summary>Whether it is of somebody else than the contact of the answer that stands.</summary>
    public bool ForOther { get; init; }

    public GuardFields Guard { get; init; } = GuardFields.None;

    /// <returns>Or the page that says why it cannot be taken.</returns>
    public static async Task<(SentForm? Sent, IResult? Refusal)> ReadAsync(HttpContext context, TextCatalogue catalogue, Notices notices)
    {
        var (form, refusal) = await FormBody.ReadAsync(context.Request, context.RequestAborted);
        if (form is null)
            return (null, await notices.BodyRefusedAsync(context, refusal));

        var typed = BulletinFormFields.Read(form);
        var language = ReaderLanguage.Of(context.Request, Languages.TryParse(typed.Language, out var chosen) ? chosen : null);
        var texts = await catalogue.InAsync(language, context.RequestAborted);
        var sent = new SentForm(typed, form["action"].FirstOrDefault() ?? "", texts)
        {
            IsBulletin = form.ContainsKey("contact.email"),
            ForOther = OtherPerson.Asked(context.Request),
            Guard = GuardFields.Read(form),
        };
        return (sent, null);
    }
}
