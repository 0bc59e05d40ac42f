using System.Globalization;
using Linnet.Models.TorchFiles;

namespace Linnet.Models.Tests.TorchFiles;

public sealed class TorchInteropTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TorchTheory]
    [InlineData("True", 2)]
    [InlineData("False", 2)]
    [InlineData("True", 4)]
    public void What_torch_saves_is_read_in_either_layout(string zip, int protocol)
    {
        var path = _folder.File("pytorch_model.bin");
        PythonTorch.Run(string.Create(CultureInfo.InvariantCulture, $"""
            import torch
            torch.manual_seed(0)
            model = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.BatchNorm1d(3))
            state = model.state_dict()
            for i, name in enumerate(list(state)):
                if state[name].is_floating_point(): state[name] = torch.arange(state[name].numel()).reshape(state[name].shape) * 0.5 - i
            state['tied'] = state['0.weight']
            state['transposed'] = state['0.weight'].t()
            state['half'] = torch.tensor([1.5, -2.]).half()
            state['bfloat16'] = torch.tensor([1.5, -2.]).bfloat16()
            state['double'] = torch.tensor([1.5, -2.]).double()
            state['parameter'] = torch.nn.Parameter(torch.tensor([1.5, -2.]))
            state['mask'] = torch.ones(2, 2).bool()
            torch.save(state, r'{path}', _use_new_zipfile_serialization={zip}, pickle_protocol={protocol})
            """));
        using var file = TorchFile.Open(path);
        Assert.Equal([0, 0.5f, 1, 1.5f, 2, 2.5f], Read("tied"));
        Assert.Equal([0, 1, 2, 0.5f, 1.5f, 2.5f], Read("transposed"));
        Assert.Equal([-2, -1.5f, -1], Read("1.weight"));
        foreach (var name in (string[])["half", "bfloat16", "double", "parameter"]) Assert.Equal([1.5f, -2], Read(name));
        Assert.Contains(file.Weights, tensor => tensor.Name == "1.num_batches_tracked" && tensor.Shape.Count == 0);

        float[] Read(string name)
        {
            var values = new float[file.Weights.Single(tensor => tensor.Name == name).Count];
            file.Read(name, values);
            return values;
        }
    }

    [TorchTheory]
    [InlineData("True")]
    [InlineData("False")]
    public void A_file_that_torch_would_let_run_a_program_is_refused_in_either_layout(string zip)
    {
        var path = _folder.File("pytorch_model.bin");
        PythonTorch.Run($$"""
            import os, torch
            class Evil:
                def __reduce__(self): return (os.system, ('true',))
            torch.save({'x': torch.ones(2), 'y': Evil()}, r'{{path}}', _use_new_zipfile_serialization={{zip}})
            """);
        Assert.Contains("system'", Assert.Throws<ModelFormatException>(() => TorchFile.Open(path)).Message, StringComparison.Ordinal);
    }

    [TorchTheory]
    [InlineData(100)]
    public void A_truncated_file_of_the_older_layout_is_refused_wherever_it_ends(int count)
    {
        var path = _folder.File("pytorch_model.bin");
        PythonTorch.Run($$"""
            import torch
            torch.save({'x': torch.ones({{count}}), 'y': torch.ones(3)}, r'{{path}}', _use_new_zipfile_serialization=False)
            """);
        var good = File.ReadAllBytes(path);
        for (var length = 0; length < good.Length; length += 7)
        {
            var part = _folder.Write("part.bin", good[..length]);
            Assert.Throws<ModelFormatException>(() => TorchFile.Open(part));
        }
    }
}
