namespace Linnet.Hub.Tests.Clients;

/// <summary>What Python's client sends is answered so that it can go on.</summary>
public sealed class PythonCallTests
{
    public static TheoryData<string, string> Calls
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var call in PythonCalls.All) data.Add(call.Operation, call.Name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_of_pythons_client_is_served(string operation, string name) =>
        await PythonCalls.All.Single(call => (call.Operation, call.Name) == (operation, name)).RunAsync();
}
