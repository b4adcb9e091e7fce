using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Rencontres.Standalone.Commands;

/// <summary>Options that are more than text. Their faults say what is wanted, not which type of the program could not be made of it.</summary>
internal static class TypedOption
{
    public static Option<int> Port(int usual) => Number(
        "--port", 0, 65535, "a port, a whole number from 0 to 65535", usual, "The port to listen on; 0 takes any free one.", "number");

    public static Option<Uri?> WebAddress(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "address",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
                return address;

            result.AddError($"{name} must be an address that begins with http:// or https://; \"{text}\" is not.");
            return null;
        },
    };

    /// <param name="wanted">Completes "--name must be …".</param>
    public static Option<T> Number<T>(string name, T least, T most, string wanted, T usual, string description, string helpName)
        where T : struct, INumber<T>
    {
        var option = Parsed<T>(name, wanted, text =>
            T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null);
        option.Description = description;
        option.DefaultValueFactory = _ => usual;
        option.HelpName = helpName;
        return option;
    }

    public static Option<T> Parsed<T>(string name, string wanted, Func<string, T?> parse)
        where T : struct => new(name)
        {
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (parse(text) is { } value)
                    return value;

                result.AddError($"{name} must be {wanted}; \"{text}\" is not.");
                return default;
            },
        };
}
