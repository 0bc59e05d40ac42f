namespace Linnet.Models.Architectures;

/// <summary>What every head needs to know of the encoder that it stands on.</summary>
/// <param name="Vocabulary">Number of token ids.</param>
/// <param name="Hidden">Size of the hidden states.</param>
/// <param name="TokenTypes">Number of token types; 0 where the encoder knows none.</param>
/// <param name="PadId">The id that fills rows up.</param>
/// <param name="HeadDropout">Rate of the dropout before a head of tokens.</param>
/// <param name="InitializerRange">Standard deviation of fresh weights.</param>
internal readonly record struct EncoderSizes(int Vocabulary, int Hidden, int TokenTypes, int PadId, float HeadDropout, float InitializerRange);
