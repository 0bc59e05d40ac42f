using System.CommandLine;
using Linnet.Hub.Maintenance;

namespace Linnet.Cli.Commands;

/// <summary>`linnet hub quota`: what accounts have stored, and how much they may.</summary>
internal static class HubQuotaCommand
{
    internal static Command Create()
    {
        var storage = new HubStorageOptions();
        var account = new Argument<string?>("account") { Description = "A user or an organisation; none for all that have no quota of their own.", Arity = ArgumentArity.ZeroOrOne };
        var size = new Option<string?>("--size") { Description = "Such as 500MB, 10GB, or none for no bound." };
        var command = new Command("quota", "Show what an account has stored, and set how much it may. Example: linnet hub quota alice --size 10GB --data hub") { account, size };
        storage.AddTo(command);
        command.SetAction(async (result, cancellation) =>
        {
            Console.WriteLine(await HubAdministration.SetQuotaAsync(storage.Read(result), result.GetValue(account), result.GetValue(size), cancellation).ConfigureAwait(false));
            return 0;
        });
        return command;
    }
}
