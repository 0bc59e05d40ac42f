using System.Reflection;
using Xunit.Sdk;

namespace Linnet.Hub.Tests.Stores;

/// <summary>The theory holds on SQLite and files.</summary>
internal sealed class OnFilesAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Store.Files]];
}
