using System.Globalization;

namespace Rencontres.Web.Pages.Rendering;

/// <summary>A page writes more than any page of ours could.</summary>
internal sealed class PageTooLongException(int most) : Exception(string.Create(CultureInfo.InvariantCulture, $"The page becomes longer than {most:N0} letters."));
