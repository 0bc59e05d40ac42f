namespace Linnet.Models.Generation;

/// <summary>Why a generated text ends.</summary>
public enum FinishReason
{
    /// <summary>The number of new tokens asked for was reached.</summary>
    Length,

    /// <summary>The model ended the text.</summary>
    EndOfText,

    /// <summary>A stop string came up.</summary>
    StopString,
}
