using Linnet.Hub.Origin.Signatures;
using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Origin.Signatures;

/// <summary>Texts about signatures over commits.</summary>
internal static class SignatureTexts
{
    internal static readonly PageText Verified = new("signed by {0}", "{0} 已签名");
    internal static readonly PageText Revoked = new("signed by {0}, key revoked", "{0} 签名,密钥已吊销");
    internal static readonly PageText Mismatch = new("signature of {0} does not match", "{0} 的签名不符");
    internal static readonly PageText Title = new("Signatures", "签名");
    internal static readonly PageText Key = new("Key {0}", "密钥 {0}");

    /// <summary>The sentence of a state.</summary>
    internal static PageText Of(SignatureState state) => state switch
    {
        SignatureState.Verified => Verified,
        SignatureState.Revoked => Revoked,
        _ => Mismatch,
    };
}
