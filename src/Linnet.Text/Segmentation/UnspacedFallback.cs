namespace Linnet.Text.Segmentation;

/// <summary>What a <see cref="WordSegmenter"/> without a dictionary makes of a stretch without spaces.</summary>
public enum UnspacedFallback
{
    /// <summary>Every character by itself.</summary>
    Characters,

    /// <summary>Every pair of neighbours, which overlap: 我要退款 becomes 我要, 要退, 退款. Good for search and bags of words.</summary>
    Bigrams,
}
