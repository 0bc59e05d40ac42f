namespace Linnet.Models.Pipelines;

/// <summary>One input as token ids.</summary>
/// <param name="Ids">Token ids, special tokens included; may be empty.</param>
/// <param name="TypeIds">0 in the first text and 1 in the second of a pair; as long as the ids.</param>
/// <param name="IsTruncated">Whether the input was too long and lost its end.</param>
public readonly record struct EncodedText(int[] Ids, int[] TypeIds, bool IsTruncated);
