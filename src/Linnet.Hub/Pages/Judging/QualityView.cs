using Linnet.Hub.Judging;

namespace Linnet.Hub.Pages.Judging;

/// <summary>What the page on quality shows.</summary>
/// <param name="State">What is known.</param>
/// <param name="Revision">As the address has it.</param>
internal sealed record QualityView(QualityState State, string Revision);
