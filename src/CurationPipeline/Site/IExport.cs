using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>A form in which a base is handed to another program.</summary>
internal interface IExport
{
    /// <summary>As it is asked for: <c>graphml</c>.</summary>
    string Name { get; }

    /// <summary>What it is for, in one line.</summary>
    string Purpose { get; }

    /// <summary>Writes the base to a file, or to a folder where the form has several files.</summary>
    void Write(GraphStore graph, string path, DiskFiles files);
}
