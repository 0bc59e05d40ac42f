namespace Linnet.Hub.Pages.Errors;

/// <summary>What a page says about something that failed.</summary>
/// <param name="Status">Of the answer.</param>
/// <param name="Code">Of the protocol; null where it has none.</param>
/// <param name="Message">What happened, in one line.</param>
internal sealed record ErrorView(int Status, string? Code, string Message);
