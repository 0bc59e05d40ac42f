namespace Linnet.Hub.Licensing;

/// <summary>Something that a model was made from.</summary>
/// <param name="Name">For the person who reads the verdict.</param>
/// <param name="License">Null where it is not known.</param>
/// <param name="Use">What of it is in the model.</param>
internal sealed record LicensedParent(string Name, LicenseExpression? License, ParentUse Use = ParentUse.Weights);
