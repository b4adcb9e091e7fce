namespace Rencontres.Standalone.LocalSendGrid.Requests;

/// <summary>The faults of one request, in the order found, each with SendGrid's link into its list of errors.</summary>
internal sealed class RequestErrors
{
    private const string HelpPage = "http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html#";
    private readonly List<SendGridError> errors = [];

    public bool Any => errors.Count > 0;

    public void Add(string field, string message) => errors.Add(new SendGridError(message, field, HelpFor(field)));

    public SendGridErrors ToAnswer() => new(errors);

    private static string HelpFor(string field)
    {
        if (field == "personalizations")
            return HelpPage + "-Personalizations-Errors";

        var subject = field.Split('.').Where(part => !int.TryParse(part, out _)).ToList();
        // The list of errors has an entry for each address, none for its parts.
        if (subject.Count > 1 && subject[^1] is "email" or "name")
            subject.RemoveAt(subject.Count - 1);

        return HelpPage + "message." + string.Join('.', subject);
    }
}
