namespace Linnet.Hub.Licensing;

/// <summary>One reason of a verdict.</summary>
/// <param name="Verdict">What it alone would mean.</param>
/// <param name="Parent">What the model was made from; null where the model's own licence is the matter.</param>
/// <param name="ParentLicense">The licence of that.</param>
/// <param name="ChildLicense">The model's.</param>
/// <param name="Clause">The place in the parent's licence; null where none is meant.</param>
/// <param name="Message">The whole in one line.</param>
internal sealed record LicenseFinding(Compatibility Verdict, string? Parent, string? ParentLicense, string ChildLicense, string? Clause, string Message);
