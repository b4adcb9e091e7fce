using System.Globalization;

namespace Rencontres.Standalone.LocalSendGrid.Requests;

/// <summary>SendGrid's longer messages, as its list of errors and its answers have them.</summary>
internal static class SendGridWording
{
    public const string FromMissing =
        "The from object must be provided for every email send. It is an object that requires the email parameter, "
        + "but may also contain a name parameter.";

    public const string PersonalizationsMissing =
        "The personalizations field is required and must have at least one personalization.";

    public const string ToMissing =
        "The to array is required for all personalization objects, and must have at least one email object with a valid email address.";

    public const string SubjectEmpty = "The subject of your email must be a string at least one character in length.";

    public const string SubjectMissing =
        "The subject is required. You can get around this requirement if you use a template with a subject defined "
        + "or if every personalization has a subject defined.";

    public const string ContentMissing =
        "Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block. "
        + "We typically suggest both text/plain and text/html blocks are included, but only one block is required.";

    public const string ContentOrder =
        "Following RFC 1341, section 7.2, if either text/html or text/plain are to be sent in your email: "
        + "text/plain needs to be first, followed by text/html, followed by any other content.";

    public const string CustomArgsTooLong =
        "The combined size of both global and personalization custom arguments may not exceed 10,000 bytes per personalization.";

    public const string SubstitutionsTooLong =
        "The total collective size of the substitutions may not exceed 10,000 bytes per personalization.";

    public static string TooManyPersonalizations(int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"The personalization block is limited to 1000 personalizations per API request. You have provided {count} personalizations. Please consider splitting this into multiple requests and resending your request.");

    public static string TooManyCategories(int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"There is a limit of 10 categories for each email that is sent. You provided {count} categories.");

    public static string AddressTwice(string address) =>
        $"Each unique email address in the personalizations array should only be included once. You have included [{address}] more than once.";

    public static string UnknownDisposition(string disposition) =>
        $"The disposition of your attachment can be either \"inline\" or \"attachment\". You provided {disposition}.";
}
