using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Device;

/// <summary>What the page shows.</summary>
/// <param name="Client">What the program calls itself; null where no code has been given, or no program waits under it.</param>
/// <param name="Code">Under which it waits.</param>
/// <param name="IsUnknown">No program waits under the code that was given.</param>
/// <param name="Outcome">What was decided.</param>
internal sealed record DeviceView(string? Client, string? Code, bool IsUnknown, PageText? Outcome);
