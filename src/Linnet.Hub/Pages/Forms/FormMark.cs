namespace Linnet.Hub.Pages.Forms;

/// <summary>Marks an endpoint that takes the forms of pages.</summary>
internal sealed class FormMark
{
    internal static FormMark Instance { get; } = new();
}
