namespace Linnet.Data;

/// <summary>Writing systems that matter for cutting and counting text.</summary>
internal enum Script
{
    /// <summary>Space, digits, punctuation, symbols: shared by all.</summary>
    Common,
    Latin,
    Han,
    Kana,
    Hangul,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Thai,
    Devanagari,
    Other,
}

/// <summary>The writing system of a character, by its Unicode block.</summary>
internal static class ScriptTable
{
    /// <summary>Whether the character belongs to a script that is written without spaces between words.</summary>
    internal static bool IsUnspaced(int codePoint) => Of(codePoint) is Script.Han or Script.Kana or Script.Thai;

    internal static Script Of(int c) => c switch
    {
        < 0x80 => (c | 0x20) is >= 'a' and <= 'z' ? Script.Latin : Script.Common,
        < 0x250 => c is 0xAA or 0xBA or (>= 0xC0 and not 0xD7 and not 0xF7) ? Script.Latin : Script.Common,
        >= 0x250 and < 0x2B0 or >= 0x1E00 and < 0x1F00 => Script.Latin,
        >= 0x370 and < 0x400 or >= 0x1F00 and < 0x2000 => Script.Greek,
        >= 0x400 and < 0x530 => Script.Cyrillic,
        >= 0x590 and < 0x600 => Script.Hebrew,
        >= 0x600 and < 0x780 or >= 0xFB50 and < 0xFE00 or >= 0xFE70 and < 0xFEFF => Script.Arabic,
        >= 0x900 and < 0x980 => Script.Devanagari,
        >= 0xE00 and < 0xE80 => Script.Thai,
        >= 0x1100 and < 0x1200 or >= 0x3130 and < 0x3190 or >= 0xAC00 and < 0xD7B0 => Script.Hangul,
        >= 0x3040 and < 0x3100 or >= 0x31F0 and < 0x3200 or >= 0xFF66 and < 0xFF9E => Script.Kana,
        0x3005 or 0x3007 => Script.Han,
        >= 0x3400 and < 0x4DC0 or >= 0x4E00 and < 0xA000 or >= 0xF900 and < 0xFB00 or >= 0x20000 and < 0x32000 => Script.Han,
        >= 0xFF21 and <= 0xFF3A or >= 0xFF41 and <= 0xFF5A => Script.Latin,
        _ => System.Text.Rune.IsValid(c) && System.Text.Rune.IsLetter(new System.Text.Rune(c)) ? Script.Other : Script.Common,
    };
}
