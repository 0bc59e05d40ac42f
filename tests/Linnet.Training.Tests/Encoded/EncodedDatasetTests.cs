using FsCheck;
using FsCheck.Fluent;
using Linnet.Training.Encoded;

namespace Linnet.Training.Tests.Encoded;

public sealed class EncodedDatasetTests
{
    [Fact]
    public void Rows_come_back_as_they_were_added()
    {
        Prop.ForAll<int[][]>(rows =>
        {
            using var data = new EncodedDataset(Path.GetTempPath());
            foreach (var row in rows) data.Add(row, row.Length / 2, row.Length % 2 == 0 ? [row.Length] : [1, 2]);
            data.Complete();
            for (var i = rows.Length - 1; i >= 0; i--)
            {
                var ids = new int[data.Lengths[i]];
                data.ReadIds(i, ids);
                Assert.Equal(rows[i], ids);
                Assert.Equal(rows[i].Length / 2, data.PairStart(i));
                Assert.Equal(rows[i].Length % 2 == 0 ? [rows[i].Length] : [1, 2], data.Labels(i).ToArray());
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_file_is_gone_afterwards()
    {
        var folder = Directory.CreateTempSubdirectory("linnet-encoded-");
        using (var data = new EncodedDataset(folder.FullName))
        {
            data.Add([1, 2, 3], 3, [0]);
            Assert.Single(folder.GetFiles());
        }

        Assert.Empty(folder.GetFiles());
        folder.Delete();
    }
}
