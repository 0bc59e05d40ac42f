namespace Linnet.Models.TorchFiles;

/// <summary>A Python dictionary, in order of insertion; its keys are not compared until somebody looks.</summary>
internal sealed class PickleDictionary
{
    internal List<KeyValuePair<object?, object?>> Items { get; } = [];
}
