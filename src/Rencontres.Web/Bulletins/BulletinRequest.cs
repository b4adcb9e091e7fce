using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;
using Rencontres.Web.Routing;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Bulletins;

/// <summary>Reads what programs send: either a form, with the words to answer in, or the problem to answer with.</summary>
internal sealed class BulletinRequest(TextCatalogue catalogue)
{
    public async Task<(BulletinForm? Form, ProductTexts Texts, IResult? Problem)> ReadAsync(HttpContext context)
    {
        var texts = await TextsAsync(context);
        if (!BulletinJson.IsJson(context.Request.ContentType))
            return (null, texts, ApiProblems.WrongMediaType(texts));

        if (await RequestBody.ReadAsync(context.Request, context.RequestAborted) is not { } body)
            return (null, texts, ApiProblems.TooLarge(texts));

        var (form, wrongMember) = BulletinJson.Read(body);
        if (form is null)
            return (null, texts, wrongMember is null ? ApiProblems.NotJson(texts) : ApiProblems.WrongMember(texts, wrongMember));

        return (form, await TextsAsync(context, Languages.TryParse(form.Language, out var language) ? language : null), null);
    }

    public Task<ProductTexts> TextsAsync(HttpContext context, Language? known = null) =>
        catalogue.InAsync(ReaderLanguage.Of(context.Request, known), context.RequestAborted);
}
