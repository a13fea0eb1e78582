namespace CurationPipeline.Pdf.Syntax;

/// <summary>A page's own dictionary and what it inherits.</summary>
internal sealed record PageNode(PdfDictionary Dictionary, PdfDictionary Resources, double[] MediaBox, double[]? CropBox, int Rotation);

/// <summary>Lists a file's pages in order; loops and absurd counts end the walk, not the reading.</summary>
internal sealed class PageTree
{
    private const int MostPages = 100_000;
    private const int DeepestTree = 64;

    private static readonly double[] Letter = [0, 0, 612, 792];

    private readonly List<PageNode> _pages = [];
    private readonly HashSet<PdfDictionary> _seen = [];

    private int _missing;

    private PageTree()
    {
    }

    public IReadOnlyList<PageNode> Pages => _pages;

    /// <summary>What the file tells of pages that are not there, one sentence each.</summary>
    public IReadOnlyList<string> Losses { get; private set; } = [];

    public static PageTree Read(ObjectStore store)
    {
        var tree = new PageTree();
        var none = new Inherited(null, null, null, null);
        var root = store.Root?.Dictionary("Pages");
        if (root is not null)
            tree.Walk(root, none, 0);
        tree.Losses = tree.Missing(root?.Integer("Count") ?? 0);
        if (tree._pages.Count == 0)
        {
            foreach (var page in store.All().OfType<PdfDictionary>().Where(item => item.Name("Type") == "Page"))
                tree.Walk(page, none, 0);
        }

        return tree;
    }

    private IReadOnlyList<string> Missing(int count)
    {
        if (_pages.Count == 0)
            return ["The file's list of pages is damaged: there may have been more than those that were found without it; fetch the file again."];
        var named = Math.Max(count, _pages.Count + _missing);
        return named == _pages.Count || _pages.Count >= MostPages
            ? []
            : [$"The file names {named} pages, of which only {_pages.Count} could be found: it is cut short or damaged; fetch it again."];
    }

    private void Walk(PdfDictionary node, Inherited inherited, int depth)
    {
        if (depth > DeepestTree || _pages.Count >= MostPages || !_seen.Add(node))
            return;
        inherited = inherited.With(node);
        if (node.Array("Kids") is { } kids && node.Name("Type") != "Page")
        {
            for (var i = 0; i < kids.Count; i++)
            {
                if (kids.Dictionary(i) is { } kid)
                    Walk(kid, inherited, depth + 1);
                else
                    _missing++;
            }
        }
        else if (node.Name("Type") is "Page" or null || node["Contents"] is not null)
        {
            _pages.Add(inherited.Page(node));
        }
    }

    private sealed record Inherited(PdfDictionary? Resources, double[]? MediaBox, double[]? CropBox, int? Rotation)
    {
        public Inherited With(PdfDictionary node) => new(
            node.Dictionary("Resources") ?? Resources,
            Rectangle(node, "MediaBox") ?? MediaBox,
            Rectangle(node, "CropBox") ?? CropBox,
            node["Rotate"] is PdfNumber turn ? (int)turn.Value : Rotation);

        public PageNode Page(PdfDictionary node) =>
            new(node, Resources ?? PdfDictionary.Empty, MediaBox ?? Letter, CropBox, ((Rotation ?? 0) / 90 % 4 + 4) % 4 * 90);

        private static double[]? Rectangle(PdfDictionary node, string key)
        {
            if (node.Numbers(key, 4) is not { } box)
                return null;
            double[] ordered = [Math.Min(box[0], box[2]), Math.Min(box[1], box[3]), Math.Max(box[0], box[2]), Math.Max(box[1], box[3])];
            return ordered[2] > ordered[0] && ordered[3] > ordered[1] ? ordered : null;
        }
    }
}
