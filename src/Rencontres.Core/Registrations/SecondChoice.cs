namespace Rencontres.Core.Registrations;

/// <summary>What somebody means to do to the answer that another person has given for the same organisation.</summary>
public enum SecondChoice
{
    /// <summary>Both are to stand, in one answer whose contact stays the first.</summary>
    Add,

    /// <summary>The new one stands alone.</summary>
    Replace,

    /// <summary>Of a program, which says all of an answer that it has read: an edit if it names the same contact, otherwise as <see cref="Replace"/>.</summary>
    EditOrReplace,
}
