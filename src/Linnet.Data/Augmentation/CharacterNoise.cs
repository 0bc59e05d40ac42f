namespace Linnet.Data;

/// <summary>What disturbed characters look like.</summary>
public enum CharacterNoise
{
    /// <summary>Slips on a keyboard: a neighbouring key, a key missed, struck twice, or two in the wrong order.</summary>
    Keyboard,

    /// <summary>Misread print: a character that looks alike; others are left out now and then.</summary>
    Ocr,
}
