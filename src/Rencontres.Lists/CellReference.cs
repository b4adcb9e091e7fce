namespace Rencontres.Lists;

/// <summary>Names of columns in a workbook.</summary>
internal static class CellReference
{
    /// <summary>1 → A, 26 → Z, 27 → AA.</summary>
    public static string Column(int number) =>
        number > 26 ? Column((number - 1) / 26) + Column(((number - 1) % 26) + 1) : ((char)('A' + number - 1)).ToString();
}
