using Linnet.Hub.Origin.Signatures;
using Microsoft.AspNetCore.Components;

namespace Linnet.Hub.Pages.Origin.Signatures;

/// <summary>Signatures to be shown as marks.</summary>
/// <param name="Items">Those of one commit.</param>
internal sealed record SignatureList(IReadOnlyList<CheckedSignature> Items)
{
    /// <summary>To be written into a page as <c>@SignatureList.Of(signatures)</c>.</summary>
    internal static RenderFragment Of(IEnumerable<CheckedSignature> signatures) => builder =>
    {
        builder.OpenComponent<CascadingValue<SignatureList>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<SignatureList>.Value), new SignatureList([.. signatures]));
        builder.AddComponentParameter(2, nameof(CascadingValue<SignatureList>.ChildContent), (RenderFragment)(inner =>
        {
            inner.OpenComponent<SignatureMarks>(0);
            inner.CloseComponent();
        }));
        builder.CloseComponent();
    };
}
