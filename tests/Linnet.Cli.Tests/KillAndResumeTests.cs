namespace Linnet.Cli.Tests;

/// <summary>A run that is killed without warning, again and again, ends with the same weights as one that was left alone.</summary>
public sealed class KillAndResumeTests(Workspace workspace) : IClassFixture<Workspace>
{
    private const string Training =
        "train --model textcnn --data train.tsv --dev dev.tsv --epochs 40 --patience 0 --batch-size 4 --embedding-size 16 --num-filters 8 --checkpoint-steps 5 --seed 3 --out";

    [Fact]
    public void A_killed_run_resumes_to_the_same_weights_bit_for_bit()
    {
        Assert.Equal(0, workspace.Linnet($"{Training} whole").ExitCode);
        var random = new Random(7);
        var kills = 0;
        while (kills < 12 && !Directory.Exists(workspace.File("killed")))
        {
            using var process = LinnetProcess.Start([.. $"{Training} killed --resume".Split(' ')], workspace.Folder);
            process.StandardInput.Close();
            _ = process.StandardError.ReadToEndAsync();
            _ = process.StandardOutput.ReadToEndAsync();

            // Long enough to get somewhere, short enough to be in the midst of something.
            if (process.WaitForExit(random.Next(400, 1500))) continue;
            process.Kill();
            process.WaitForExit();
            kills++;
        }

        var last = workspace.Linnet($"{Training} killed --resume");
        Assert.True(last.ExitCode == 0, last.Error);
        Assert.True(kills > 0, "no run was killed; make the runs longer");
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(workspace.File("whole"), "model.safetensors")),
            File.ReadAllBytes(Path.Combine(workspace.File("killed"), "model.safetensors")));
        Assert.False(Directory.Exists(workspace.File("killed.training")), "a finished run removes its checkpoints");
    }

    [Fact]
    public void A_checkpoint_of_other_data_is_refused()
    {
        using (var process = LinnetProcess.Start([.. $"{Training} other --keep-checkpoints true".Split(' ')], workspace.Folder))
        {
            process.StandardInput.Close();
            _ = process.StandardError.ReadToEndAsync();
            _ = process.StandardOutput.ReadToEndAsync();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }

        var result = workspace.Linnet($"{Training.Replace("--seed 3", "--seed 4", StringComparison.Ordinal)} other --resume");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("belongs to another recipe or other data", result.Error, StringComparison.Ordinal);
    }
}
